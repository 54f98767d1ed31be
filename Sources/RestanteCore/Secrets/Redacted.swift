/// A value that holds something secret: however it is printed, dumped or reflected, only its kind
/// shows. Libraries print what they are given into logs, deep inside of other values, too.
public protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{}

extension Redacted {
  /// The kind of the value and nothing of what it holds.
  public var description: String { "\(Self.self)(redacted)" }
  /// As ``description``.
  public var debugDescription: String { description }
  /// A mirror in which nothing shows.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A secret text, such as a key in digits or a password, which is never printed by accident:
/// anyone who needs it asks for ``text``.
public struct Secret: Sendable, Hashable, Redacted {
  /// The text itself.
  public let text: String

  /// Keeps a text secret.
  public init(_ text: String) {
    self.text = text
  }
}
