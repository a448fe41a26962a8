/**
 * What the name of a script or of a project's task gives away (`./scripts/backup-db.sh`, `npm run migrate:up`). A name
 * that says two things says nothing.
 */
import { nameWords } from "../base/index.ts";
import type { DeedKind } from "./deed.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const BACK = words("rollback down undo revert back downgrade");
/** Next to these, a name is about looking, preparing or cleaning up. */
const LOOKS = words(
  "status list check checks verify validate test tests make create generate new dry plan show info unlock log logs",
);
const TENDS = words(
  "verify check list test prune clean cleanup delete rotate status schedule install setup cron latest fetch download upload sync",
);
const ABOUT_RELEASE = words(
  "status check checks verify test log logs list validate notify pre post before after build notes note monitor health smoke prepare changelog plan dry branch tag bump info wait watch freeze window clean cleanup audit record keys key report preview tools tool compile",
);
/** Backups of these are no backup of a database. */
const NO_DATABASE = words(
  "config configs configuration files media uploads assets redis etcd nginx volume volumes image images certs secrets logs code env cache artifacts",
);

export function kindOfName(name: string): DeedKind | null {
  const tokens = nameWords(name);
  const has = (set: ReadonlySet<string>): boolean => tokens.some((token) => set.has(token));
  const starts = (stem: string): boolean => tokens.some((token) => token.startsWith(stem));
  if (starts("restor")) return has(words("test verify check")) ? null : "restore";
  if (starts("migrat")) {
    if (has(BACK)) return "migrate-back";
    if (has(LOOKS)) return null;
    return has(words("contract drop")) ? "contract" : "migrate";
  }
  if (has(words("rollback revert undo"))) return "go-back";
  if (has(words("backup backups dump snapshot")) || (tokens.includes("back") && tokens.includes("up")))
    return has(TENDS) || has(NO_DATABASE) ? null : "backup";
  if (has(words("deploy release rollout promote ship redeploy"))) return has(ABOUT_RELEASE) ? null : "deploy";
  if (has(words("restart reload"))) return "restart";
  return null;
}
