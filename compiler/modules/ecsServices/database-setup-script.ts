/**
 * The script of the database-setup task: idempotent, and it writes nothing to disk.
 *
 * - The group role `app` owns what migrations create; the login roles `app_v<version>` act as it, so that a rotation changes no owner.
 * - The current role and the next one exist after it: a rotation finds its role ready. Passwords go as SCRAM verifiers, which
 *   `\password` makes in the client, because statements are logged.
 * - The role before the current one stays for tasks that are rolled back; older ones are removed, and what they own goes to `app`.
 */
export const databaseSetupScript = String.raw`set -eu
sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$@"; }

sql --set current="$APP_USERNAME" --set next="$NEXT_APP_USERNAME" <<'SQL'
BEGIN;
SELECT format('CREATE ROLE %I', name) FROM (VALUES ('app'), (:'current'), (:'next')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
GRANT app TO CURRENT_USER, :"current", :"next";
ALTER ROLE :"current" LOGIN;
ALTER ROLE :"next" LOGIN;
ALTER ROLE :"current" SET role = 'app';
ALTER ROLE :"next" SET role = 'app';
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE :"DBNAME" TO app;
DO $$
BEGIN
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE, CREATE ON SCHEMA public TO app;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'the public schema belongs to somebody else and stays as it is';
END
$$;
COMMIT;
SQL

set_password() { printf '%s\n%s\n' "$2" "$2" | sql --command "\\password $1"; }
set_password "$APP_USERNAME" "$APP_PASSWORD"
set_password "$NEXT_APP_USERNAME" "$NEXT_APP_PASSWORD"

sql --set current="$APP_USERNAME" <<'SQL'
BEGIN;
SELECT format('GRANT %I TO CURRENT_USER', rolname), format('REASSIGN OWNED BY %I TO app', rolname), format('DROP OWNED BY %I', rolname), format('DROP ROLE %I', rolname)
FROM pg_roles
WHERE rolname ~ '^app_v[0-9]+$' AND substring(rolname FROM 6)::int < substring(:'current' FROM 6)::int - 1 \gexec
COMMIT;
SQL
echo "database-setup: roles $APP_USERNAME and $NEXT_APP_USERNAME are ready"
`;
