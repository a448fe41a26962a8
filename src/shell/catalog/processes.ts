/** Looking at processes and ending them. */
import { check, endless, read, type Tool, write } from "./rule.ts";

export const processes: readonly Tool[] = [
  {
    names:
      "ps pstree pidof free vmstat iostat mpstat sar dmesg lsmod numastat jps jstat jstack jmap nvidia-smi rocm-smi",
    rule: read,
    values: "-n -l",
    flags: { "-w|--follow": endless, "-l": {} },
  },
  {
    names: "top htop btop atop glances nmon iotop",
    rule: { ...read, endless: true, interactive: true },
    word: true,
    values: "-n -d -p -u",
    flags: { "-b|-n": { interactive: false }, "-n": { endless: false } },
  },
  {
    names: "kill killall pkill",
    rule: write,
    word: true,
    values: "-s",
    flags: { "-0": check, "-l|-L": read },
  },
  { names: "fuser", rule: read, flags: { "-k": write } },
  { names: "strace ltrace perf gdb", rule: { ...read, interactive: true }, values: "-p -o -e" },
];
