{{! SPDX-License-Identifier: EUPL-1.2 }}
{{_mail_moved_subject}}

{{_organisation}}

{{_mail_moved_subject}}

{{_mail_hello}}

{{_mail_moved_why}}

{{_mail_moved_nothing}}

--------

{{+part_mail_foot.text.tpl}}
