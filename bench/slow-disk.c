// A disk that takes five milliseconds to keep something, as many do: put before a program with LD_PRELOAD, its syncs wait so long.
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void wait_for_the_disk(void)
{
    struct timespec five = {0, 5 * 1000 * 1000};
    nanosleep(&five, 0);
}

int fsync(int file)
{
    wait_for_the_disk();
    return syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
    wait_for_the_disk();
    return syscall(SYS_fdatasync, file);
}
