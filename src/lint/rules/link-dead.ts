/** A relative link whose file the repository does not have. */
import { type Link, linksOf } from "../links.ts";
import { joinPath } from "../repository-path.ts";
import type { Rule } from "../rule.ts";

const shown = ({ path }: Link): string => (path.length > 60 ? `…${path.slice(-59)}` : path);

export const linkDead: Rule = {
  code: "LINK_DEAD",
  level: "warning",
  title: "a relative link leads to a file that is not there",
  why: "whoever follows it in the middle of a release finds nothing",
  fix: "correct the path, or take the link out",
  find: (desk) => {
    const { repository } = desk.facts;
    if (repository === null) return [];
    return linksOf(desk).flatMap((link) => {
      const path = link.path === "" ? null : joinPath(repository.folder, link.path);
      if (path === null || repository.paths.get(path) !== "missing") return [];
      return [{ span: link.span, what: `there is no ${shown(link)} in this repository` }];
    });
  },
};
