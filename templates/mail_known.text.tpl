{{! SPDX-License-Identifier: EUPL-1.2 }}
{{_mail_known_subject}}

{{_organisation}}

{{_mail_known_subject}}

{{_mail_hello}}

{{_mail_known_why}}

{{_mail_known_choices}}

{{_mail_preferences}}:
{{LINK}}

--------

{{_mail_known_because}}

{{_mail_leave}}:
{{LEAVE}}

{{+part_mail_foot.text.tpl}}
