/// Where what an event carries came from. It is kept for people and traces; no rule goes by it.
public struct EventProvenance: Sendable, Hashable {
  /// The key or the door with which it was published; `nil` when that is not known.
  public var publisher: CredentialID?
  /// The trace that the publication belongs to.
  public var trace: TraceParent?
  /// How often the key occurred again while the event was waiting.
  public var repeats: Int64

  /// Describes where something came from; by default nothing is known.
  public init(publisher: CredentialID? = nil, trace: TraceParent? = nil, repeats: Int64 = 0) {
    self.publisher = publisher
    self.trace = trace
    self.repeats = repeats
  }
}
