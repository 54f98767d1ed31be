public import RestanteCore

/// Whose samples they are and how long their spans are.
struct ModelSampleKey: Sendable, Hashable {
  var portal: PortalID
  var span: SampleSpan
}

extension ModelTransaction {
  func add(
    _ sample: ActivitySample, over span: SampleSpan, on portal: PortalID
  ) throws(StoreError) {
    let key = ModelSampleKey(portal: portal, span: span)
    var sample = sample
    if let index = state.samples[key]?.firstIndex(where: { $0.start == sample.start }) {
      if let known = state.samples[key]?.remove(at: index) { sample.counts += known.counts }
    }
    state.samples[key, default: []].append(sample)
  }

  func removeSamples(
    over span: SampleSpan, on portal: PortalID, before time: Timestamp
  ) throws(StoreError) {
    state.samples[ModelSampleKey(portal: portal, span: span)]?.removeAll { $0.start < time }
  }
}

extension ModelStore {
  /// Samples of a portal, or of all portals together, oldest first.
  public func samples(
    over span: SampleSpan, on portal: PortalID, since time: Timestamp
  ) async throws(StoreError) -> [ActivitySample] {
    let samples = try snapshot().samples[ModelSampleKey(portal: portal, span: span)] ?? []
    return samples.filter { $0.start >= time }.sorted { $0.start < $1.start }
  }
}
