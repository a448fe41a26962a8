/** Keys that hold conditions, read by the grammar that prose is read by. A text that is none of its forms is refused. */
import type { Condition } from "../../base/index.ts";
import { listOf, refused } from "./key-types.ts";
import type { KeyType } from "./verb.ts";

const one = (sense: "bad" | "good", wants: string): KeyType<Condition> => ({
  wants,
  read: (node, world) => {
    const text = node.kind === "text" ? node.text.trim() : "";
    const value = text === "" ? null : world.readCondition(text, sense);
    return value === null ? refused(node) : { ok: true, value };
  },
});

const bad = "a condition such as error rate > 2% for 1m, or a list of them";
const good = "a condition such as p99 latency < 500 ms, or a list of them";

/** What is bad, one or a list. */
export const guardConditions: KeyType<readonly Condition[]> = listOf(one("bad", bad), bad);

/** What is good, one or a list. */
export const targetConditions: KeyType<readonly Condition[]> = listOf(one("good", good), good);

/** What is bad: one, or a list of which any suffices. */
export const anyCondition: KeyType<Condition> = {
  wants: bad,
  read: (node, world) => {
    const result = guardConditions.read(node, world);
    if (!result.ok) return result;
    const [first] = result.value;
    return {
      ok: true,
      value: first !== undefined && result.value.length === 1 ? first : { any: result.value },
    };
  },
};
