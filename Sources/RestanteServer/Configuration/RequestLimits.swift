/// What one request may ask for, so that it uses bounded memory.
enum RequestLimits {
  /// The largest request body in bytes.
  static let bodyBytes = 8 << 20
  /// The most values in the JSON of one request to the native API, those within lists and objects
  /// counted one by one: as many as make events of a thousand values each.
  static let jsonValues = 1_000_000
  /// The largest form in bytes that is sent to the authorization server, of whose sender nothing is
  /// known.
  static let formBytes = 64 << 10
  /// The most events in one publishing request.
  static let eventsPerRequest = 1_000
}
