/// Who may read `/metrics`.
public enum MetricsAccess: String, Sendable, Hashable, CaseIterable {
  /// Who has the key for metrics, and clients on this machine without one.
  case local
  /// Only who has the key for metrics.
  case key
  /// Nobody: there is no such path.
  case off

  /// The minimum length of the key for metrics, in bytes.
  static let shortestKey = 16
}
