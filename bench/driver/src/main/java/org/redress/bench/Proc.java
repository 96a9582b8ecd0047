package org.redress.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time and memory of a process, from Linux' /proc. */
final class Proc {
    /** Linux counts CPU time in hundredths of a second. */
    private static final int MILLIS_A_TICK = 10;

    private Proc() {}

    /** Returns the CPU milliseconds of a process with all its threads. */
    static long cpu(long pid) {
        String[] stat = stat(pid);
        return stat == null ? 0 : MILLIS_A_TICK * (Long.parseLong(stat[11]) + Long.parseLong(stat[12]));
    }

    /** Returns the CPU milliseconds of a process and its children, ended ones included. */
    static long cpuOfFamily(long pid) {
        String[] stat = stat(pid);
        long ended = MILLIS_A_TICK * (Long.parseLong(stat[13]) + Long.parseLong(stat[14]));
        return cpu(pid)
                + ended
                + ProcessHandle.of(pid)
                        .orElseThrow()
                        .children()
                        .mapToLong(child -> cpu(child.pid()))
                        .sum();
    }

    /** Returns the resident memory in megabytes. */
    static long residentMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns the fields after the name, which is in parentheses; null for an ended process. */
    private static String[] stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return null;
        }
    }
}
