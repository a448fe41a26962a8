/** The words of a name that a program or a task is called by: `db:migrate-Up2` is db, migrate, up2. */

/** A longer name is none that a person gave. */
const LONGEST = 200;

export const nameWords = (name: string): string[] =>
  name
    .slice(0, LONGEST)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
