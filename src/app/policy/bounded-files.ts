/** So many paths of a change as a plan may hold. Those that make a release of another class are never the ones left out. */
import { deriveClass } from "../../policy/index.ts";

const MOST_FILES = 200;

export function boundedFiles(paths: readonly string[]): readonly string[] {
  const sorted = [...new Set(paths)].sort();
  if (sorted.length <= MOST_FILES) return sorted;
  const decides = (path: string): boolean =>
    deriveClass({ branch: null, files: [path], migrations: [] }).class !== "standard";
  const [first, rest] = [sorted.filter(decides), sorted.filter((path) => !decides(path))];
  return [...first, ...rest].slice(0, MOST_FILES).sort();
}
