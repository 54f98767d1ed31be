/// What one request may ask for, so that it uses bounded memory.
enum RequestLimits {
  /// The largest request body in bytes.
  static let bodyBytes = 8 << 20
  /// The most events in one publishing request.
  static let eventsPerRequest = 1_000
}
