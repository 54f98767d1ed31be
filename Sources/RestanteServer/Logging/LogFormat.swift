/// How the lines of logs are written.
public enum LogFormat: String, Sendable, Hashable, CaseIterable {
  /// For people.
  case text
  /// One JSON object a line, for programs.
  case json
}
