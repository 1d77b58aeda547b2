/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fixed: the least that a FastCGI program can do for a page: bytes that it
 * read from a file when it started. What our own programs are measured
 * against; libfcgi is used plainly, as its documentation shows.
 *
 *	spawn-fcgi ... -- fixed page.html
 */
#include <err.h>
#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>

static char *
read_page(const char *name, int *n)
{
	FILE *file = fopen(name, "rb");
	char *page;
	long size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 ||
	    (size = ftell(file)) <= 0 || fseek(file, 0, SEEK_SET) != 0)
		err(1, "%s", name);
	page = malloc((size_t)size);
	if (page == NULL || fread(page, (size_t)size, 1, file) != 1)
		err(1, "%s", name);
	fclose(file);
	*n = (int)size;
	return page;
}

int
main(int argc, char **argv)
{
	FCGX_Request request;
	char *page;
	int n;

	if (argc != 2)
		errx(2, "usage: fixed FILE");
	page = read_page(argv[1], &n);
	if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0)
		errx(1, "libfcgi does not start");
	while (FCGX_Accept_r(&request) == 0) {
		FCGX_FPrintF(request.out,
		    "Content-Type: text/html; charset=utf-8\r\n"
		    "Content-Length: %d\r\n\r\n",
		    n);
		FCGX_PutStr(page, n, request.out);
		FCGX_Finish_r(&request);
	}
	free(page);
	return 0;
}
