/** A script of the repository that is not in it. */
import { spanAt } from "../call.ts";
import { joinPath } from "../repository-path.ts";
import type { Rule } from "../rule.ts";
import { scriptsOf } from "../scripts.ts";

export const scriptMissing: Rule = {
  code: "SCRIPT_MISSING",
  level: "warning",
  title: "a script that the repository does not have",
  why: 'the step ends with "No such file or directory", in the middle of a release',
  fix: "correct the path, or add the script",
  find: (desk) => {
    const { repository } = desk.facts;
    if (repository === null) return [];
    const said = new Set<string>();
    return scriptsOf(desk).flatMap(({ call, word, path }) => {
      // It may be typed at the root, where commands start, or beside the runbook.
      const folders = ["", repository.start ?? "", repository.folder];
      const places = folders.map((folder) => joinPath(folder, path)).filter((each) => each !== null);
      if (places.length === 0 || said.has(path)) return [];
      if (places.some((place) => repository.paths.get(place) !== "missing")) return [];
      said.add(path);
      return [{ span: spanAt(call, word.mark), what: `there is no ${path} in this repository` }];
    });
  },
};
