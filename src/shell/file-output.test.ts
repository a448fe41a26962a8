import { describe, expect, test } from "vitest";
import { verdictLetters } from "./catalog/verdict-letters.ts";

const cases: Readonly<Record<string, string>> = {
  "sort a > b": "write r",
  "ls > /tmp/files": "write r",
  "curl https://x.example/y > page": "write r",
  "sort a 2> errors": "write r",
  "sort a >& all": "write r",
  "sort a | uniq > b": "write r",
  "sort a >> b": "write",
  "if true; then sort a > f; fi": "write r",
  "for i in 1 2; do echo $i >> /tmp/x; done": "write",
  "for i in 1 2; do echo $i; done >> /tmp/x": "write",
  "{ ls; } > f": "write r",
  "x=$(sort a > b)": "write r",
  "curl -o page https://x.example": "write r",
  "curl -o /dev/null https://x.example": "read r",
  "curl -O https://x.example/a.tar.gz": "write r",
  "curl -X DELETE -o page https://x.example": "destroy",
  "wget -qO- https://x.example": "read rf",
  "sort -o f a": "write r",
  "sort a > /dev/null": "read r",
  "sort a 2>&1 >/dev/stderr": "read r",
  "sort a >&2": "read r",
};

describe("output into a file", () => {
  test.each(Object.entries(cases))("%s", (line, expected) => {
    expect(verdictLetters(line)).toBe(expected);
  });

  test("a dump or a log that is kept stays a reading, added to or not", () => {
    expect(verdictLetters("kubectl get pods | sort > pods")).toBe("read r");
    expect(verdictLetters("for p in a b; do kubectl logs $p; done > all.log")).toBe("read r");
    expect(verdictLetters("kubectl logs web >> all.log")).toBe("read");
    expect(verdictLetters("pg_dump shop > /var/lib/backup.sql")).toBe("write r");
  });

  test("a pipe of very many commands is judged in linear time", () => {
    expect(verdictLetters(`${"sort a > b | ".repeat(5000)}cat`)).toContain("write");
  });
});
