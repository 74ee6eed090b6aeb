package dev.vmbot.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/// The fields of a header, up to a number of them: one of five bytes takes more than a hundred in memory.
final class FewHeaders extends DefaultHttpHeaders {

    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new FewHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new FewHeaders();
        }
    };

    private static final int MOST = 100;

    private int fields;

    /// By this the codec notes each field that it has read.
    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        if (++fields > MOST) {
            throw new TooLongHttpHeaderException("more than " + MOST + " header fields");
        }
        return super.add(name, value);
    }
}
