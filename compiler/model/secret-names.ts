/** Detects variables that hold a secret, by name or by value. */
import { holdsCredential } from "./credential-forms.ts";

const telling =
  /(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(PRIVATE|API|ACCESS|SECRET|ENCRYPTION|SIGNING|MASTER)_KEY|SECRET_KEY_BASE|CREDENTIALS?|DATABASE_URL|DATABASE_READ_URL|REDIS_[A-Z_]*URL|_DSN|_PASS|_PWD)$/;

/** A password or key that a text assigns, as connection strings do. */
const assigned =
  /(?<![a-z0-9])(password|passwd|pwd|api_?key|accountkey|client_?secret|secret_?key)\s{0,9}=\s{0,9}["']?[^\s;&"'{$<*\u2026]{6,}/i;

/** A URL that contains a password. */
const urlWithPassword = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^/\s:@]{0,256}:[^/\s:@]{1,256}@/i;

/** Does the name suggest that the value is a secret? */
export function tellsSecret(name: string): boolean {
  return telling.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase());
}

/** Does the value look like a secret? */
export function looksSecret(value: string): boolean {
  return holdsSecret(value) || (base64.test(value) && holdsSecret(atob(value)));
}

function holdsSecret(value: string): boolean {
  return holdsCredential(value) || (value.includes("=") && assigned.test(value)) || (value.includes("://") && urlWithPassword.test(value));
}

/** Base64 of twenty bytes or more. */
const base64 = /^(?=[^=]{27})([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
