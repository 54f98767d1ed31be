/// What one request may ask for, so that it uses bounded memory.
enum RequestLimits {
  /// The largest request body in bytes.
  static let bodyBytes = 8 << 20
  /// The largest form in bytes that is sent to the authorization server, of whose sender nothing is
  /// known.
  static let formBytes = 64 << 10
}
