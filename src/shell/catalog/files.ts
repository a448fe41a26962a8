/** Files and folders. What is thrown away is gone: rm, shred, dd and truncate destroy. */
import { again, check, destroy, interactive, read, type Tool, write } from "./rule.ts";

export const files: readonly Tool[] = [
  {
    names:
      "ls ll la tree stat file du df readlink realpath basename dirname lsblk mount blkid findmnt quota pwd dirs",
    rule: read,
    word: true,
  },
  { names: "cat tac zcat gunzip-c bat od xxd hexdump strings", rule: read },
  {
    names: "find fd",
    rule: { ...read, inner: { take: "exec" } },
    oneDash: true,
    word: true,
    values:
      "-name -iname -type -mtime -mmin -size -path -user -group -maxdepth -mindepth -newer -perm -regex",
    flags: { "-delete": destroy, "-exec|-execdir": {} },
  },
  { names: "cp install ln", rule: again, word: true, values: "-t -m -o -g", flags: {} },
  { names: "mv rename", rule: write },
  { names: "mkdir touch mkfifo mktemp", rule: again },
  { names: "rmdir", rule: write },
  { names: "rm unlink", rule: destroy },
  { names: "shred dd mkfs wipefs fdisk parted", rule: destroy },
  { names: "truncate", rule: destroy, values: "-s --size -r", word: true },
  { names: "chmod chown chgrp chattr setfacl", rule: again },
  {
    names:
      "getfacl lsattr getent id groups whoami who w last uname hostname arch nproc lscpu lsof uptime tty locale",
    rule: read,
    word: true,
  },
  { names: "useradd usermod groupadd passwd adduser chpasswd", rule: write },
  { names: "userdel groupdel deluser", rule: destroy },
  { names: "umount swapoff swapon modprobe", rule: write },
  {
    names: "tar",
    rule: write,
    values: "-f -C --file --directory -X",
    flags: { "-t|--list": read },
    subcommands: { "t|tf|tvf|tzf|tzvf|tjf|tJf": read },
  },
  {
    names: "gzip gunzip zip unzip bzip2 xz zstd 7z",
    rule: write,
    flags: { "-l|-t|--list|--test": check, "-c|--stdout": read },
  },
  { names: "sed", rule: read, values: "-e -f --expression --file", flags: { "-i|--in-place": write } },
  { names: "tee", rule: write },
  { names: "envsubst", rule: read },
  {
    names: "sha256sum md5sum sha1sum sha512sum shasum cksum md5 b2sum",
    rule: read,
    flags: { "-c|--check": check },
  },
  {
    names: "gpg gpg2 age",
    rule: write,
    flags: { "--verify": check, "--list-keys|-k|--list-secret-keys|-K": read },
  },
  {
    names: "restic borg rclone duplicity",
    rule: write,
    verbs: true,
    values: "-r --repo",
    subcommands: {
      "snapshots|ls|stats|list|info|size|lsf|cat": read,
      check,
      "copy|sync|backup|create": again,
      "forget|prune|delete|purge": destroy,
      restore: write,
    },
    flags: { "--dry-run|-n": read },
  },
  { names: "visudo vipw", rule: { ...write, ...interactive } },
];
