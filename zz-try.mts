import { readFileSync, readdirSync } from "node:fs";
import { readRunbook } from "./src/runbook/index.ts";
import * as rb from "./src/runbook/index.ts";
import { plan, emptyConfiguration } from "./src/planner/index.ts";
import { planSchema } from "./src/plan/index.ts";
import { builtInHands } from "./src/effect/index.ts";
const only = process.argv[2];
const { readingSchema } = await import("./src/runbook/reading-schema.ts");
for (const f of readdirSync("/work/shared/corpus").filter(f=>/^\d+\.md$/.test(f) && !["012.md","048.md","064.md"].includes(f))) {
  if (only && f !== only) continue;
  const text = readFileSync("/work/shared/corpus/"+f,"utf8");
  let reading;
  try { reading = readRunbook(text, { file: f, parseYaml: await rb.loadYaml() }); } catch (e) { console.log(f, "READ", e.message); continue; }
  const rs = readingSchema.safeParse(reading);
  if (!rs.success) console.log(f, "SCHEMA", JSON.stringify(rs.error.issues[0]).slice(0,200), JSON.stringify(rs.error.issues[0].path.slice(0,2).reduce((o,k)=>o[k],reading)).slice(0,300));
  const inputs = Object.fromEntries(reading.items.filter(i=>i.kind==="input").map(i=>[i.name, i.options[0] ?? "value1"]));
  for (const [mode, given] of [["set", inputs],["bare",{}]]) {
    const t=performance.now();
    const r = plan({ reading, inputs: given, configuration: emptyConfiguration, facts: {}, catalog: builtInHands, procedure: process.argv[3] ?? null, environment: "staging", source: { sha256: "x" } });
    const ms=(performance.now()-t).toFixed(0);
    if ("plan" in r) {
      const p = r.plan; planSchema.parse(p);
      const ids = new Set(Object.keys(p.nodes));
      const bad = Object.values(p.nodes).flatMap(n=>[...n.after,...(n.when?[n.when.node]:[]),...(n.kind==="choice"?n.of:[])]).filter(i=>!ids.has(i));
      console.log(f, mode, ms+"ms", "main", p.courses.main.length, "rb", p.courses.rollback.length, "rec", p.courses.recover.length, "diag", p.courses.diagnose.length, "later", p.courses.later.length, "guards", p.guards.length, bad.length?"BAD "+bad:"", [...new Set(p.diagnostics.map(d=>d.code+":"+d.level))].join(" "));
      if (only && mode==="set") for (const [c, list] of Object.entries(p.courses)) { console.log("=="+c); for (const id of list) { const n=p.nodes[id]; console.log("  ", String(n.lines), n.kind, n.gate??"", n.kind==="step"?(n.danger+" "+(n.effect.input.run??n.effect.input.sql??n.effect.input.url??"").split("\n")[0]):n.title.slice(0,80), n.when?`[${n.when.node}=${n.when.is}]`:"", n.lasts?JSON.stringify(n.lasts):"", n.undo?("undo:"+p.nodes[n.undo].effect.input.run):"", n.kind==="choice"?JSON.stringify({of:n.options,d:n.default,o:n.others}):"", n.items?.length? n.items.map(i=>p.items[i].establishes?.slice(0,60)).join(" | "):"", n.sure==="unsure"?"UNSURE":""); } }
    } else { const c={}; for(const d of r.diagnostics) c[d.code]=(c[d.code]??0)+1; console.log(f, mode, ms+"ms", "REFUSED", JSON.stringify(c)); if (mode==="set"||only) for (const d of r.diagnostics.filter(d=>d.level==="error").slice(0,only?20:3)) console.log("     ", d.span.lines.join("-"), d.code, d.what, "|", d.why, "|", d.fix); }
  }
}
