/// Which events a hint is about: a few names, or any.
///
/// The names are bounded in number and bytes, so that hints stay small wherever they are kept or
/// sent; anyone who adds more of them is told of any.
public struct EventNames: Sendable, Hashable {
  /// The maximum number of names that are told apart.
  public static let maxNames = 8
  /// The maximum number of bytes of all names together.
  public static let maxBytes = 256

  /// The names; `nil` for any.
  public private(set) var known: Set<EventName>?
  private var bytes = 0

  /// Names events, or any if there are too many.
  public init(_ names: [EventName] = []) {
    known = []
    for name in names { insert(name) }
  }

  private init(known: Set<EventName>?) { self.known = known }

  /// Any event.
  public static let any = EventNames(known: nil)

  /// Adds a name.
  public mutating func insert(_ name: EventName) {
    guard let names = known, !names.contains(name) else { return }
    bytes += name.text.utf8.count
    if names.count < Self.maxNames, bytes <= Self.maxBytes {
      known?.insert(name)
    } else {
      self = .any
    }
  }

  /// Adds all of the others.
  public mutating func formUnion(_ others: EventNames) {
    guard let names = others.known else {
      self = .any
      return
    }
    for name in names { insert(name) }
  }
}
