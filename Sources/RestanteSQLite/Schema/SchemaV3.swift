/// The third version: what administrators set for portals, users and applications, labels and
/// ages of credentials, authorization codes and the audit log.
enum SchemaV3 {
  static let administration = """
    -- A JSON object; what it may hold is in PortalSettings.
    ALTER TABLE portal ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';

    ALTER TABLE portal_user ADD COLUMN is_confirmed INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE portal_user ADD COLUMN login TEXT NOT NULL DEFAULT '';
    ALTER TABLE portal_user ADD COLUMN login_key TEXT;
    ALTER TABLE portal_user ADD COLUMN password TEXT;
    CREATE UNIQUE INDEX portal_user_by_login ON portal_user (portal, login_key);

    -- allowed_users: user numbers between commas, NULL for everybody.
    ALTER TABLE application ADD COLUMN redirect_uri TEXT NOT NULL DEFAULT '';
    ALTER TABLE application ADD COLUMN install_url TEXT NOT NULL DEFAULT '';
    ALTER TABLE application ADD COLUMN allowed_users TEXT;
    ALTER TABLE application ADD COLUMN payment TEXT NOT NULL DEFAULT 'paid';
    ALTER TABLE application ADD COLUMN is_blocked INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE application ADD COLUMN removal TEXT;

    ALTER TABLE client_secret ADD COLUMN created_at INTEGER;
    ALTER TABLE client_secret ADD COLUMN expires_at INTEGER;

    -- predecessor: the refresh token that is no longer good once the access token is used; code:
    -- the authorization code that it all began with.
    ALTER TABLE access_token ADD COLUMN created_at INTEGER;
    ALTER TABLE access_token ADD COLUMN predecessor BLOB;
    ALTER TABLE access_token ADD COLUMN code BLOB;
    CREATE INDEX access_token_by_app ON access_token (portal, app);
    ALTER TABLE refresh_token ADD COLUMN created_at INTEGER;
    ALTER TABLE refresh_token ADD COLUMN code BLOB;
    CREATE INDEX refresh_token_by_app ON refresh_token (portal, app);

    ALTER TABLE webhook ADD COLUMN label TEXT NOT NULL DEFAULT '';
    ALTER TABLE webhook ADD COLUMN created_at INTEGER;
    -- The portal 0 stands for the whole server.
    ALTER TABLE api_key ADD COLUMN label TEXT NOT NULL DEFAULT '';
    ALTER TABLE api_key ADD COLUMN created_at INTEGER;

    CREATE TABLE authorization_code (
      hash BLOB PRIMARY KEY,
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      user INTEGER NOT NULL,
      scopes TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      is_redeemed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX authorization_code_by_portal ON authorization_code (portal, expires_at);

    CREATE TABLE audit (
      portal INTEGER NOT NULL,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      actor_kind TEXT NOT NULL,
      actor TEXT NOT NULL,
      actor_label TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (portal, number)
    ) STRICT, WITHOUT ROWID;

    -- Numbers are never given out twice.
    INSERT INTO sequence (portal, app, kind, last)
      SELECT 0, 0, 'portal', max(portal) FROM portal HAVING count(*) > 0;
    INSERT INTO sequence (portal, app, kind, last)
      SELECT portal, 0, 'user', max(user) FROM portal_user GROUP BY portal;
    """
}
