# shellcheck shell=sh disable=SC2154
# Hands a git hook over to Scalerlock. The hooks beside this file set $hook and $skip, and then read it in.
# Only words of the shell itself: a git client that is started from a desktop has hardly any PATH.

cli=${0%/*}/../dist/cli.js

refuse() {
  printf 'scalerlock: %s; meanwhile: %s\n' "$1" "$skip" >&2
  exit 2
}

is_recent() {
  [ -x "$1" ] && "$1" -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' </dev/null >/dev/null 2>&1
}

# Sets $node: the one that SCALERLOCK_NODE names; the one that ran `scalerlock install`, which was looked at then; any other.
find_node() {
  node=${SCALERLOCK_NODE-}
  is_recent "$node" && return
  node=${SCALERLOCK_INSTALLED_NODE-}
  [ -x "$node" ] && return
  for node in "$(command -v node)" /opt/homebrew/bin/node /usr/local/bin/node "${PROGRAMFILES-}/nodejs/node.exe" \
    "${VOLTA_HOME:-${HOME-}/.volta}/bin/node" "${ASDF_DATA_DIR:-${HOME-}/.asdf}/shims/node" \
    "${HOME-}/.local/share/mise/shims/node" "${NVM_DIR:-${HOME-}/.nvm}"/versions/node/*/bin/node; do
    is_recent "$node" && return
  done
  return 1
}

# What it says is for the user's own programs: a debugger that waits, or a module that is not here, would stop every commit.
unset NODE_OPTIONS

[ -f "$cli" ] || refuse "there is no $cli: install Scalerlock again"
find_node || refuse 'it needs Node.js 20 or newer and found none: get it from https://nodejs.org, or name it in SCALERLOCK_NODE'
exec "$node" "$cli" hook "$hook" "$@"
