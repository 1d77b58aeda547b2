/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_address_part: what the :words in Hugo's and Jekyll's forms of addresses
 * stand for.
 */
#ifndef SITE_ADDRESS_PART_H
#define SITE_ADDRESS_PART_H

#include "site_address.h"

/* Of a word without its colon; NULL where it stands for nothing here. */
const char *site_address_part(const struct site_stood *stood, const char *word);

#endif
