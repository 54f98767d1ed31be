/// What a look at a server found: something that is fine, or a problem and what helps.
public struct Finding: Sendable, Hashable {
  /// How bad something is.
  public enum Severity: String, Sendable, CaseIterable {
    /// It is as it should be.
    case ok
    /// Worth knowing, but no problem.
    case note
    /// It works, but will not stay so, or only works for some.
    case warning
    /// It does not work, or others can read or change what they should not.
    case error
  }

  /// How bad it is.
  public let severity: Severity
  /// What was looked at, such as `free-space`; programs recognise findings by it.
  public let check: String
  /// What was found, in a sentence.
  public let text: String
  /// A command that remedies it or shows how; `nil` where there is nothing to do.
  public let remedy: String?

  /// Whether somebody should do something about it.
  public var isProblem: Bool { severity == .warning || severity == .error }

  static func ok(_ check: String, _ text: String) -> Finding {
    Finding(severity: .ok, check: check, text: text, remedy: nil)
  }

  static func note(_ check: String, _ text: String, remedy: String? = nil) -> Finding {
    Finding(severity: .note, check: check, text: text, remedy: remedy)
  }

  static func warning(_ check: String, _ text: String, remedy: String) -> Finding {
    Finding(severity: .warning, check: check, text: text, remedy: remedy)
  }

  static func error(_ check: String, _ text: String, remedy: String) -> Finding {
    Finding(severity: .error, check: check, text: text, remedy: remedy)
  }
}
