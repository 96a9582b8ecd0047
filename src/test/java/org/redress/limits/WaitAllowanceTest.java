package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Slow bodies and slow readers, in seconds of {@link WaitAllowance} and in milliseconds of real streams. */
class WaitAllowanceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void a_body_as_a_whole_has_one_time_however_it_is_cut() {
        WaitAllowance allowance = new WaitAllowance(10 * SECOND, 0);
        for (int n = 0; n < 10; n++) {
            assertThat(allowance.spend(SECOND, 1_000_000)).isTrue();
        }
        assertThat(allowance.spend(1, 1_000_000)).isFalse();
    }

    @Test
    void a_stream_at_its_lowest_rate_goes_on_for_ever_and_a_slower_one_ends() {
        WaitAllowance lowest = new WaitAllowance(10 * SECOND, SECOND / 1_000);
        WaitAllowance slower = new WaitAllowance(10 * SECOND, SECOND / 1_000);
        int seconds = 0;
        while (slower.spend(SECOND, 900)) {
            assertThat(lowest.spend(SECOND, 1_000)).isTrue();
            seconds++;
        }
        assertThat(seconds).isEqualTo(100);
    }

    @Test
    void many_bytes_at_once_do_not_pay_for_a_longer_pause() {
        WaitAllowance allowance = new WaitAllowance(10 * SECOND, SECOND / 1_000);
        assertThat(allowance.spend(0, 100_000_000)).isTrue();
        assertThat(allowance.spend(11 * SECOND, 1)).isFalse();
    }

    @Test
    void a_slow_body_is_answered_with_408() {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                LockSupport.parkNanos(20 * MILLISECOND);
                return '{';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        InputStream body = new DeadlineInputStream(slow, new WaitAllowance(100 * MILLISECOND, 0));
        assertThat(catchThrowableOfType(ClientErrorException.class, body::readAllBytes)
                        .getResponse()
                        .getStatus())
                .isEqualTo(408);
    }

    @Test
    void a_body_that_breaks_off_is_answered_with_408_too() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the server's own time limit");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        InputStream body = new DeadlineInputStream(broken, new WaitAllowance(SECOND, 0));
        assertThat(catchThrowableOfType(ClientErrorException.class, body::read)
                        .getResponse()
                        .getStatus())
                .isEqualTo(408);
    }

    @Test
    void a_body_in_time_is_read_byte_by_byte_and_at_once() throws IOException {
        byte[] sent = {'a', (byte) 0xFF, 0};
        InputStream body = new DeadlineInputStream(new ByteArrayInputStream(sent), new WaitAllowance(SECOND, 0));
        assertThat(body.read()).isEqualTo('a');
        assertThat(body.available()).isEqualTo(2);
        assertThat(body.readAllBytes()).containsExactly(0xFF, 0);
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void a_response_that_is_read_too_slowly_fails() {
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int oneByte) {
                LockSupport.parkNanos(200 * MILLISECOND);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                write(bytes[offset]);
            }
        };
        OutputStream response = new DeadlineOutputStream(slow, new WaitAllowance(100 * MILLISECOND, 1));
        assertThatThrownBy(() -> response.write(new byte[1_000])).isInstanceOf(IOException.class);
    }
}
