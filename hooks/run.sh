# shellcheck shell=sh disable=SC2154
# Hands a git hook over to Scalerlock. The hooks beside this file set $hook and $skip, and then read it in.
# Only words of the shell itself: a git client that is started from a desktop has hardly any PATH.

bundle=${0%/*}/../dist/hook.cjs

refuse() {
  printf 'scalerlock: %s; meanwhile: %s\n' "$1" "$skip" >&2
  exit 2
}

# What it says is for the user's own programs: a debugger that waits, or a module that is not here, would stop every commit.
unset NODE_OPTIONS

# What src/hook/staged.ts reads. Git works while Node starts: together they take no longer than Node alone.
ask_git() {
  export LC_ALL=C GIT_OPTIONAL_LOCKS=0 GIT_LITERAL_PATHSPECS=1
  git rev-parse --show-toplevel --absolute-git-dir --git-common-dir --show-object-format \
    'HEAD^{commit}' 'HEAD^{tree}' HEAD:scalerlock.yml
  printf '\0%s\0' $?
  git diff-index --cached --raw -z --no-abbrev --no-renames --ita-invisible-in-index --ignore-submodules=none HEAD
  printf '%s\0' $?
}

# A push is told on standard input, or by the pre-commit framework in variables, whatever the hook is called.
judge() {
  case $hook${PRE_COMMIT_TO_REF:+-push}${PRE_COMMIT_LOCAL_BRANCH:+-push} in
    *-push) "$@" ;;
    *) ask_git 2>/dev/null | "$@" ;;
  esac
}

[ -f "$bundle" ] || refuse "there is no $bundle: install Scalerlock again"

# A Node that is too old says so itself, by exit code 75: to ask it first would take as long as the hook. A name that is no program
# is passed over.
try() {
  node=$1
  shift
  [ -f "$node" ] && [ -x "$node" ] || return 0
  judge "$node" "$bundle" "$hook" "$@"
  status=$?
  [ "$status" = 75 ] || exit "$status"
}

# The one that SCALERLOCK_NODE names; the one that ran `scalerlock install`; any other.
try "${SCALERLOCK_NODE-}" "$@"
try "${SCALERLOCK_INSTALLED_NODE-}" "$@"
for found in "$(command -v node)" \
  /opt/homebrew/bin/node /usr/local/bin/node "${PROGRAMFILES-}/nodejs/node.exe" \
  "${VOLTA_HOME:-${HOME-}/.volta}/bin/node" "${ASDF_DATA_DIR:-${HOME-}/.asdf}/shims/node" \
  "${HOME-}/.local/share/mise/shims/node" "${NVM_DIR:-${HOME-}/.nvm}"/versions/node/*/bin/node; do
  try "$found" "$@"
done
refuse 'it needs Node.js 20 or newer and found none: get it from https://nodejs.org, or name it in SCALERLOCK_NODE'
