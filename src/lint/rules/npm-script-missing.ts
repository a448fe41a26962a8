/** An npm script that no package.json of the repository has. */
import { nearest } from "../../base/index.ts";
import { spanAt } from "../call.ts";
import type { Rule } from "../rule.ts";
import { npmScriptsOf } from "../scripts.ts";

export const npmScriptMissing: Rule = {
  code: "NPM_SCRIPT_MISSING",
  level: "warning",
  title: "an npm script that no package.json has",
  why: 'npm ends with "Missing script", in the middle of a release',
  fix: "name a script that there is, or add it to package.json",
  find: (desk) => {
    const scripts = desk.facts.repository?.npmScripts;
    if (scripts === undefined || scripts.size === 0) return [];
    const names = [...new Set([...scripts.values()].flat())];
    const said = new Set<string>();
    return npmScriptsOf(desk).flatMap(({ call, word, script, runner }) => {
      if (names.includes(script) || said.has(script)) return [];
      said.add(script);
      const near = nearest(script, names);
      return [
        {
          span: spanAt(call, word.mark),
          what: `no package.json of this repository has a script "${script}"`,
          ...(near === null ? {} : { fix: `did you mean ${runner} ${near}?` }),
        },
      ];
    });
  },
};
