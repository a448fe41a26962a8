// Tells the harbour's door what is wanted: `node service/ask.mjs weight`. What exactly stands in the environment, where Rutter
// puts it for every command of a target; how things stand then is printed as JSON.
const { RUTTER_DO, RUTTER_VERSION, RUTTER_PERCENT, RUTTER_LEASE_MS, RUTTER_STICKY } = process.env;
const wish = RUTTER_DO || process.argv[2];
const response = await fetch(`http://127.0.0.1:${process.env.HARBOUR_PORT ?? 4748}/-/${wish}`, {
  method: "POST",
  body: JSON.stringify({
    version: RUTTER_VERSION,
    percent: RUTTER_PERCENT,
    leaseMs: RUTTER_LEASE_MS,
    sticky: RUTTER_STICKY,
  }),
});
console.log(await response.text());
process.exitCode = response.ok ? 0 : 1;
