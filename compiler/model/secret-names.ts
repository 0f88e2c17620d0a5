/** Detects variables that hold a secret, by name or by value. */

const telling =
  /(PASSWORD|PASSWD|SECRET|TOKEN|PRIVATE_KEY|API_KEY|ACCESS_KEY|CREDENTIALS?|DATABASE_URL|DATABASE_READ_URL|REDIS_[A-Z_]*URL|_DSN)$/;

/** AWS access keys, private keys, tokens of GitHub, Slack and Stripe, JSON Web Tokens, and URLs that contain a password. */
const secretValue =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\b[rs]k_live_[A-Za-z0-9]{10,}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.|^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s@]+@/;

/** Does the name suggest that the value is a secret? */
export function tellsSecret(name: string): boolean {
  return telling.test(name);
}

/** Does the value look like a secret? */
export function looksSecret(value: string): boolean {
  return secretValue.test(value);
}
