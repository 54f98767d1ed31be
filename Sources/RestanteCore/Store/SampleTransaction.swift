/// The changes that can be made to samples.
public protocol SampleTransaction {
  /// Adds a sample to that of the same span, whose depth it replaces.
  func add(
    _ sample: ActivitySample, over span: SampleSpan, on portal: PortalID
  ) throws(StoreError)
  /// Removes samples of spans that began before a time.
  func removeSamples(
    over span: SampleSpan, on portal: PortalID, before time: Timestamp
  ) throws(StoreError)
}

/// Looks at samples.
public protocol SampleReader: Sendable {
  /// The samples of a portal, or with ``PortalID/server`` of all portals together, of those spans
  /// that began at a time or later, oldest first. A span in which nothing was recorded has none.
  func samples(
    over span: SampleSpan, on portal: PortalID, since time: Timestamp
  ) async throws(StoreError) -> [ActivitySample]
}
