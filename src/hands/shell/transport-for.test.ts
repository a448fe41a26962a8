import { describe, expect, it } from "vitest";
import { folderAt, openingText, transportFor } from "./transport-for.ts";
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

describe("another user", () => {
  const bash = ["bash", "--noprofile", "--norc"];

  it("is become without a password, here and behind a host", () => {
    expect(transportFor(null, ["sudo -i"])).toEqual(["sudo", "-n", "-i", ...bash]);
    expect(transportFor(null, ["sudo su - app"])).toEqual([
      "sudo",
      "-n",
      "su",
      "-",
      "app",
      "-c",
      bash.join(" "),
    ]);
    expect(transportFor("web", ["ssh web", "su - app"])).toEqual([
      ...["ssh", "-T", "-o", "BatchMode=yes", "web"],
      `sudo -n -u app -i ${bash.join(" ")}`,
    ]);
    expect(transportFor(null, ["sudo -i", "su - app"])).toEqual([
      ...["sudo", "-n", "-i", "su", "-", "app", "-c", bash.join(" ")],
    ]);
    expect(transportFor("app", ["docker exec -it app bash", "su - node"])).toEqual([
      ...["docker", "exec", "-i", "app", "bash", "-c"],
      `su - node -c '${bash.join(" ")}'`,
    ]);
    expect(transportFor("web", ["ssh -t web 'sudo -i' # as root"])).toEqual([
      ...["ssh", "-T", "-o", "BatchMode=yes", "web", "sudo -i", bash.join(" ")],
    ]);
  });

  it("is tried once, so that a step says whether it can be", () => {
    expect(openingText("sudo -iu app", [])).toBe("sudo -n -u app -i true");
    expect(openingText("su - app", ["ssh root@web"])).toBe("su - app -c true");
    expect(openingText("docker exec -it app bash", [])).toBe("docker exec -i app bash");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the place of a value
    expect(openingText("su - ${RUTTER_USER}", [])).toBe('sudo -n -u "${RUTTER_USER}" -i true');
  });

  it("begins in the folder at hand, unless it logs in or is on another host", () => {
    expect(folderAt(null, [], "/srv")).toBe("/srv");
    expect(folderAt(null, ["sudo -s"], "/srv")).toBe("/srv");
    expect(folderAt(null, ["sudo -i"], "/srv")).toBe(".");
    expect(folderAt("web", [], "/srv")).toBe(".");
    expect(folderAt("web", ["ssh web", "sudo -s"], "/srv")).toBe(".");
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

  it("finds every call of a text, and nothing that is none", () => {
    const texts = [
      ["cd /srv && docker exec -it app rake x", "cd /srv && docker exec -i app rake x"],
      [
        "if ! docker exec -t app true; then\n  docker run -it --rm img sh -t\nfi",
        "if ! docker exec app true; then\n  docker run -i --rm img sh -t\nfi",
      ],
      ["docker exec \\\n  -t \\\n  app  ls", "docker exec \\\n \\\n  app  ls"],
      ["docker run --rm -e A=b -it img -t x", "docker run --rm -e A=b -i img -t x"],
      ["docker exec -itu postgres db psql", "docker exec -iu postgres db psql"],
      ["kubectl exec api -it -n shop -- ls -t", "kubectl exec api -i -n shop -- ls -t"],
      [
        "A=1 sudo -u app docker compose run --rm web rake",
        "A=1 sudo -u app docker compose run -T --rm web rake",
      ],
      ["x=$(docker exec -it app cat 'a  b')", "x=$(docker exec -i app cat 'a  b')"],
    ] as const;
    for (const [text, without] of texts) expect(withoutTerminal(text), text).toBe(without);
    const same = [
      "docker run -dit img",
      "echo 'x; docker exec -it app'",
      "# docker exec -it app\nls",
      "cat <<EOF >run.sh\ndocker exec -it app ls\nEOF",
      "docker exec app ls -it",
      "docker build -t exec .",
      "mydocker exec -it app",
    ];
    for (const text of same) expect(withoutTerminal(text), text).toBe(text);
  });

  it("takes time in proportion to the text", () => {
    const began = performance.now();
    for (const piece of [
      "docker exec -it ",
      ";",
      "'",
      '"',
      "sudo ",
      "a=b ",
      "<<a\n",
      "docker ",
      "\\\n",
      "-t ",
    ])
      withoutTerminal(`docker exec ${piece.repeat(50_000)}`);
    expect(performance.now() - began).toBeLessThan(3_000);
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
