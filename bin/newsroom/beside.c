/* SPDX-License-Identifier: EUPL-1.2 */
#include "beside.h"

#include <string.h>
#include <unistd.h>

bool
beside_path(char path[PATH_MAX], const char *name)
{
	ssize_t n = readlink("/proc/self/exe", path,
	    PATH_MAX - strlen(name) - 1);

	if (n < 0)
		return false;
	path[n] = '\0';
	strcpy(strrchr(path, '/') + 1, name);
	return true;
}
