public import RestanteCore

/// Begins to rotate the server key of a data directory. Servers that use it find the new key there
/// and tell their store.
public enum ServerKeyRotation {
  /// Makes a new server key; returns from when on it is used.
  ///
  /// - Parameters:
  ///   - directory: The data directory.
  ///   - overlap: For how many seconds both keys are good.
  ///   - serverKey: The server key of the environment, with which none of the directory counts.
  ///   - clock: Says when the overlap begins.
  ///   - random: Makes the key.
  /// - Throws: ``StartupError`` when there is no key to rotate or it is being rotated already.
  public static func begin(
    in directory: String, overlap: Int64 = AdoptServerKey.standardOverlap,
    serverKey: Secret? = nil, clock: any TimeSource = WallClock(),
    random: any RandomSource = SystemRandomSource()
  ) throws(StartupError) -> Timestamp {
    let now = clock.now()
    let end = now.adding(seconds: overlap)
    try ServerKeySource(directory: directory, given: serverKey)
      .rotate(until: end, at: now, using: random)
    return end
  }
}
