// `npm run bench`: every measurement, one after the other. `npm run bench inspect` runs one of them.
const all = ['hook', 'inspect', 'hashing', 'action', 'audit'];
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : all) await import(`./${name}.mjs`);
