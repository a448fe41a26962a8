import { describe, expect, it } from "vitest";
import { transportFor } from "./transport-for.ts";
import { withoutTerminal } from "./without-terminal.ts";
import { wordsOf } from "./words-of.ts";

describe("wordsOf", () => {
  it("cuts as a shell does", () => {
    expect(wordsOf(`ssh -i "my key" a\\ b 'c "d"' e"f"'g' ""`)).toEqual([
      "ssh",
      "-i",
      "my key",
      "a b",
      'c "d"',
      "efg",
      "",
    ]);
  });

  it("takes time in proportion to the line, whatever is open in it", () => {
    const began = performance.now();
    for (const piece of ["'", '"', "\\", "a'b", '"\\']) wordsOf(piece.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("transportFor", () => {
  it("is a bash without profiles on this machine", () => {
    expect(transportFor(null, [])).toEqual(["bash", "--noprofile", "--norc"]);
  });

  it("goes the way the runbook goes, and asks nobody", () => {
    const bash = "bash --noprofile --norc";
    const quiet = ["ssh", "-T", "-o", "BatchMode=yes"];
    expect(transportFor("app-01", ["ssh -p 2222 -J bastion deploy@app-01"])).toEqual([
      "ssh",
      "-T",
      "-o",
      "BatchMode=yes",
      "-p",
      "2222",
      "-J",
      "bastion",
      "deploy@app-01",
      bash,
    ]);
    expect(transportFor("app-01", ["ssh -tt app-01"])).toEqual([
      "ssh",
      "-T",
      "-o",
      "BatchMode=yes",
      "app-01",
      bash,
    ]);
    expect(transportFor("app-01", [])).toEqual(["ssh", "-T", "-o", "BatchMode=yes", "app-01", bash]);
    expect(transportFor("web", ["ssh app-01", "docker exec -it 'my web' bash"])).toEqual([
      ...quiet,
      "app-01",
      "docker exec -i 'my web' bash",
    ]);
    expect(transportFor("db", ["ssh bastion", "ssh -t db", "docker exec -it db bash"])).toEqual([
      ...quiet,
      "bastion",
      "ssh -T -o BatchMode=yes db 'docker exec -i db bash'",
    ]);
    expect(transportFor("b", ["docker exec -it a sh", "ssh b"])).toEqual([
      "docker",
      "exec",
      "-i",
      "a",
      "sh",
      "-c",
      `ssh -T -o BatchMode=yes b '${bash}'`,
    ]);
    expect(transportFor("app", ["docker exec -it app bash"])).toEqual([
      "docker",
      "exec",
      "-i",
      "app",
      "bash",
    ]);
  });
});

describe("withoutTerminal", () => {
  it("asks containers for no terminal, and leaves the command inside alone", () => {
    const lines = [
      ["docker exec -it db psql -U shop -t", "docker exec -i db psql -U shop -t"],
      ["docker exec -ti -u postgres db psql", "docker exec -i -u postgres db psql"],
      ["docker exec --tty --interactive db psql", "docker exec --interactive db psql"],
      ["sudo docker exec -t db ls -t", "sudo docker exec db ls -t"],
      ["kubectl -n shop exec -it api-0 -- sh -it", "kubectl -n shop exec -i api-0 -- sh -it"],
      ["docker compose exec db psql", "docker compose exec -T db psql"],
      ["docker-compose exec -T db psql", "docker-compose exec -T db psql"],
    ];
    for (const [line = "", without] of lines) expect(withoutTerminal(line)).toBe(without);
  });

  it("leaves every other line as it is", () => {
    for (const line of [
      "psql -t  -h db",
      "ssh -t app",
      "docker ps -it",
      'echo "docker  exec -it"',
      "kubectl get pods",
    ])
      expect(withoutTerminal(line)).toBe(line);
  });
});
