{{! SPDX-License-Identifier: EUPL-1.2 }}
{{_mail_confirm_subject}}

{{_organisation}}

{{_mail_confirm_subject}}

{{_mail_hello}}

{{_mail_confirm_why}}

{{_mail_confirm_link}}:
{{LINK}}

{{_mail_link_hours}}

{{_mail_confirm_nothing}}

--------

{{_mail_refuse_why}}

{{_mail_refuse}}:
{{REFUSE}}

{{+part_mail_foot.text.tpl}}
