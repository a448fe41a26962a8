import { describe, expect, it } from "vitest";
import { becoming } from "./becoming.ts";

const shown = (line: string, rooted = false): string | null => {
  const found = becoming(line, rooted);
  if (found === null) return null;
  const { user, home, words, takes } = found;
  return `${user}${home ? " at home" : ""}: ${words.join(" ")}${takes === "text" ? " -c" : ""}`;
};

describe("becoming", () => {
  it("knows the forms that operators write, and asks none of them for a password", () => {
    const forms = {
      "sudo -i": "root at home: sudo -n -i",
      "sudo -i   # become root": "root at home: sudo -n -i",
      "sudo -s": "root: sudo -n",
      "sudo -iu deploy": "deploy at home: sudo -n -u deploy -i",
      "sudo -u deploy -i": "deploy at home: sudo -n -u deploy -i",
      "sudo --login --user=deploy": "deploy at home: sudo -n -u deploy -i",
      "sudo -E -s": "root: sudo -n -E",
      "sudo bash": "root: sudo -n",
      "sudo -u postgres -H -- /bin/bash -l": "postgres: sudo -n -H -u postgres",
      "sudo su": "root: sudo -n su -c",
      "sudo su -": "root at home: sudo -n su - -c",
      "sudo su - deploy": "deploy at home: sudo -n su - deploy -c",
      "sudo su -s /bin/bash www-data": "www-data: sudo -n su -s /bin/bash www-data -c",
      "su - deploy": "deploy at home: sudo -n -u deploy -i",
      "su deploy": "deploy: sudo -n -u deploy",
      su: "root: sudo -n -u root",
      "runuser -l app": "app at home: sudo -n -u app -i",
      "doas -u deploy -s": "deploy: doas -n -u deploy",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the place of a value
      'su - "${RUTTER_APP_USER}"': "${RUTTER_APP_USER} at home: sudo -n -u ${RUTTER_APP_USER} -i",
    };
    for (const [line, way] of Object.entries(forms)) expect(shown(line), line).toBe(way);
  });

  it("leaves `su` to root, who is asked for none", () => {
    expect(shown("su - deploy", true)).toBe("deploy at home: su - deploy -c");
    expect(shown("su -s /bin/sh www-data", true)).toBe("www-data: su -s /bin/sh www-data -c");
    expect(shown("su -s /bin/sh www-data")).toBeNull();
  });

  it("takes nothing else for one of them", () => {
    const others = [
      "sudo systemctl restart web",
      "sudo",
      "sudo -S -i",
      "sudo -i -u",
      "sudo -u deploy su - app",
      "sudo -u deploy su",
      "sudo bash -c ls",
      "sudo bash install.sh",
      "su - deploy -c ls",
      "runuser -u app -- ls",
      "cd /srv && sudo -i",
      "sudo -i; ls",
      "sudo -i -u $(whoami)",
      'su - "a b"',
      "sudo -i\nls",
      "exec sudo -i",
      "env X=1 sudo -i",
      "",
    ];
    for (const line of others) expect(shown(line), line).toBeNull();
    expect(shown("su - deploy extra", true)).toBeNull();
  });

  it("takes time in proportion to the line", () => {
    const began = performance.now();
    for (const piece of [" ", "-", "-u ", "a#", '"', "#"]) becoming(`sudo ${piece.repeat(400_000)}`, false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
