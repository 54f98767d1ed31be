import RestanteCore
import RestanteNative

/// Rotates the server key of a running server. Of two who ask at once, one is refused.
actor ServerKeyRotator: ServerKeyRotating {
  private let source: ServerKeySource
  private let watch: ServerKeyWatch
  private let time: any TimeSource
  private let random: any RandomSource

  init(
    source: ServerKeySource, watch: ServerKeyWatch, time: any TimeSource,
    random: any RandomSource
  ) {
    self.source = source
    self.watch = watch
    self.time = time
    self.random = random
  }

  func rotate(overlap: Int64) async throws(ServerKeyRotationRefusal) -> Timestamp {
    let now = time.now()
    let end = Timestamp(seconds: now.seconds + overlap)
    do throws(StartupError) {
      try source.rotate(until: end, at: now, using: random)
      try await watch.look(isAsked: true)
    } catch {
      throw ServerKeyRotationRefusal("\(error)")
    }
    return end
  }
}
