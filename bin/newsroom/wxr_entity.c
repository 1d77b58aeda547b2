/* SPDX-License-Identifier: EUPL-1.2 */
#include "wxr_entity.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

xmlEntityPtr
wxr_entity_find(struct wxr_entity *entity, const xmlChar *name)
{
	const htmlEntityDesc *known = htmlEntityLookup(name);
	int n;

	if (known == NULL)
		return NULL;
	n = xmlCopyCharMultiByte(entity->sign, (int)known->value);
	entity->sign[n] = '\0';
	entity->entity = (xmlEntity){
		.type = XML_ENTITY_DECL,
		.name = name,
		.etype = XML_INTERNAL_PREDEFINED_ENTITY,
		.content = entity->sign,
		.length = n,
	};
	return &entity->entity;
}
