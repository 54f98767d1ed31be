import RestanteCore
import RestanteREST

/// Measures the `time` of replies by a lab's clock: where that stands still, everything takes no
/// time.
struct LabStopwatch: MicrosecondClock {
  let clock: LabClock

  func microseconds() -> Int64 {
    let time = clock.time
    if let frozen = time.frozen { return frozen.milliseconds * 1_000 }
    return WallMicrosecondClock().microseconds() + time.offset * 1_000
  }
}
