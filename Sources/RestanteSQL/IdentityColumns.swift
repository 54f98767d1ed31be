/// The columns that make identity values, of tables that go by one letter.
enum IdentityColumns {
  /// Columns of `p`.
  static let portal = "p.portal, p.domain, p.member_id, p.mode, p.queue_defaults, p.settings"
  /// Columns of `a`.
  static let application = """
    a.portal, a.app, a.client_id, a.name, a.scopes, a.status, a.is_installed, a.is_active, \
    a.version, a.queue_choices, a.redirect_uri, a.install_url, a.allowed_users, \
    a.payment, a.is_blocked, a.removal
    """
}

extension SQLDialect {
  /// Columns of `u`.
  var userColumns: String {
    """
    u.portal, u.\(user), u.name, u.last_name, u.is_administrator, u.is_active, u.is_confirmed, \
    u.login
    """
  }
}
