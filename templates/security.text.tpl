{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Whom to tell of a hole (RFC 9116). }}
Contact: {{_origin}}/{{_lang}}/contacts/
Expires: {{EXPIRES}}
Preferred-Languages: {{LANGUAGES}}
Canonical: {{_origin}}/.well-known/security.txt
