{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Whom to tell of a hole (RFC 9116). }}
Contact: {{ORIGIN}}/{{LANG}}/contacts/
Expires: {{EXPIRES}}
Preferred-Languages: {{LANGUAGES}}
Canonical: {{ORIGIN}}/.well-known/security.txt
