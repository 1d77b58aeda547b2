{{! SPDX-License-Identifier: EUPL-1.2 }}
{{#IS_EACH}}{{FIRST_TITLE}}{{/IS_EACH}}{{#IS_WEEKLY}}{{_mail_issue_subject}}{{/IS_WEEKLY}}

{{_organisation}}

{{#IS_WEEKLY}}{{_mail_issue_subject}}{{/IS_WEEKLY}}

{{#NEWS}}
{{TITLE}}
{{LINK}}
{{PUBLISHED_ON_WORDS}}{{#HAS_ONLY_IN}}
{{ONLY_IN_WORDS}}{{/HAS_ONLY_IN}}

{{LEAD}}

{{ACKNOWLEDGEMENT}}

--------

{{/NEWS}}

{{_mail_issue_because}}

{{_mail_preferences}}:
{{LINK}}

{{_mail_leave}}:
{{LEAVE}}

{{_mail_archive}}:
{{ARCHIVE}}

{{+part_mail_foot.text.tpl}}
