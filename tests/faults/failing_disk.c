/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that fails once.  Preloaded into a test's child process: the first fsync or pwrite64,
 * whichever FAIL_CALL names, after the file named by FAIL_WHEN appears answers EIO; all others work.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int failed = 0;

static int fails_now(const char *call)
{
    const char *when = getenv("FAIL_WHEN"), *which = getenv("FAIL_CALL");
    if (failed || !when || !which || strcmp(which, call) || access(when, F_OK))
        return 0;
    failed = 1;
    errno = EIO;
    return 1;
}

int fsync(int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return fails_now("fsync") ? -1 : real(fd);
}

ssize_t pwrite64(int fd, const void *from, size_t length, off64_t place)
{
    ssize_t (*real)(int, const void *, size_t, off64_t) =
        (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    return fails_now("pwrite64") ? -1 : real(fd, from, length, place);
}
