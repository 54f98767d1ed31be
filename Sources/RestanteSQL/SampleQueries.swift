public import RestanteCore

/// Look-ups of samples.
extension SQLSource {
  /// Samples of a portal, or of all, oldest first.
  public func samples(
    over span: SampleSpan, on portal: PortalID, since time: Timestamp
  ) throws(StoreError) -> [ActivitySample] {
    try rows(
      """
      SELECT at, arrived, claimed, failed, gone, pending, held, dead FROM activity_sample
      WHERE portal = $1 AND span = $2 AND at >= $3 ORDER BY at
      """, [.int(portal.rawValue), .int(span.rawValue), .int(time.seconds)]
    ) { (reader) throws(StoreError) in
      ActivitySample(
        start: Timestamp(seconds: reader.integer()),
        counts: ActivityCounts(
          arrived: reader.integer(), claimed: reader.integer(), failed: reader.integer(),
          left: reader.integer()),
        depth: QueueDepth(
          pending: reader.integer(), claimed: reader.integer(), failed: reader.integer()))
    }
  }
}

/// Writing samples.
extension SQLWriter {
  /// Adds a sample to that of the same span, whose depth it replaces.
  public func add(
    _ sample: ActivitySample, over span: SampleSpan, on portal: PortalID
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO activity_sample AS s
        (portal, span, at, arrived, claimed, failed, gone, pending, held, dead)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (portal, span, at) DO UPDATE SET
        arrived = s.arrived + excluded.arrived, claimed = s.claimed + excluded.claimed,
        failed = s.failed + excluded.failed, gone = s.gone + excluded.gone,
        pending = excluded.pending, held = excluded.held, dead = excluded.dead
      """,
      [
        .int(portal.rawValue), .int(span.rawValue), .int(sample.start.seconds),
        .int(sample.counts.arrived), .int(sample.counts.claimed), .int(sample.counts.failed),
        .int(sample.counts.left), .int(sample.depth.pending), .int(sample.depth.claimed),
        .int(sample.depth.failed),
      ])
  }

  /// Removes samples of spans that began before a time.
  public func removeSamples(
    over span: SampleSpan, on portal: PortalID, before time: Timestamp
  ) throws(StoreError) {
    try execute(
      "DELETE FROM activity_sample WHERE portal = $1 AND span = $2 AND at < $3",
      [.int(portal.rawValue), .int(span.rawValue), .int(time.seconds)])
  }
}
