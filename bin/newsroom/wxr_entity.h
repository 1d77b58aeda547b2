/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wxr_entity: plugins write HTML's names of characters, as &nbsp;, which XML
 * does not have.
 */
#ifndef WXR_ENTITY_H
#define WXR_ENTITY_H

#include <libxml/tree.h>

/* The last that was asked for, and what it stands for. */
struct wxr_entity {
	xmlEntity entity;
	xmlChar sign[8];
};

/* The character of a name, until the next is asked for; NULL: unknown. */
xmlEntityPtr wxr_entity_find(struct wxr_entity *entity, const xmlChar *name);

#endif
